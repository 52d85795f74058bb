// Places in the datums of Chinese web maps and in metres of Gauss-Krüger, as degrees of WGS 84.

import BAIDU from "../../grammar/baidu_metres.json" with { type: "json" };

const RADIANS = Math.PI / 180;

/** GCJ-02 to WGS 84, by the formula and the steps of gisapp/core/space/gcj02.py. */
export function gcj02ToWgs84(lon, lat) {
  if (lon < 72.004 || lon > 137.8347 || lat < 0.8293 || lat > 55.8271) return [lon, lat];
  let [trueLon, trueLat] = [lon, lat];
  for (let step = 0; step < 6; step++) {
    const [east, north] = offsetOfGcj02(trueLon, trueLat);
    [trueLon, trueLat] = [lon - east, lat - north];
  }
  return [trueLon, trueLat];
}

/** BD-09, which Baidu has, to GCJ-02, by the formula and the steps of gisapp/core/space/bd09.py. */
export function bd09ToGcj02(lon, lat) {
  let [x, y] = [lon - 0.0065, lat - 0.006];
  for (let step = 0; step < 4; step++) {
    const [bdLon, bdLat] = gcj02ToBd09(x, y);
    [x, y] = [x + lon - bdLon, y + lat - bdLat];
  }
  return [x, y];
}

function gcj02ToBd09(lon, lat) {
  const turns = (Math.PI * 3000) / 180;
  const radius = Math.hypot(lon, lat) + 0.00002 * Math.sin(lat * turns);
  const angle = Math.atan2(lat, lon) + 0.000003 * Math.cos(lon * turns);
  return [radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006];
}

/** The metres in the addresses of Baidu's maps to BD-09, by a polynomial for each band. */
export function baiduMetresToBd09(x, y) {
  const { lon, lat, scale } = BAIDU.bands.find(({ from }) => Math.abs(y) >= from);
  const share = Math.abs(y) / scale;
  const degrees = lat.reduceRight((sum, factor) => sum * share + factor, 0);
  return [Math.sign(x) * (lon[0] + lon[1] * Math.abs(x)), Math.sign(y) * degrees];
}

function offsetOfGcj02(lon, lat) {
  const semiMajor = 6378245.0;
  const eccentricitySquared = 0.00669342162296594323;
  const [x, y] = [lon - 105, lat - 35];
  const root = Math.sqrt(Math.abs(x));
  const common = waves(x, 20, 1 / 6) + waves(x, 20, 1 / 2);
  const east =
    300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common +
    waves(x, 20, 1) + waves(x, 40, 3) + waves(x, 150, 12) + waves(x, 300, 30);
  const north =
    -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common +
    waves(y, 20, 1) + waves(y, 40, 3) + waves(y, 160, 12) + waves(y, 320, 30);
  const flattening = 1 - eccentricitySquared * Math.sin(lat * RADIANS) ** 2;
  const parallel = (semiMajor / Math.sqrt(flattening)) * Math.cos(lat * RADIANS);
  const meridian = (semiMajor * (1 - eccentricitySquared)) / flattening ** 1.5;
  return [east / parallel / RADIANS, north / meridian / RADIANS];
}

function waves(degrees, amplitude, period) {
  return (Math.sin((Math.PI * degrees) / period) * amplitude * 2) / 3;
}

const SEMI_MAJOR = 6378137.0;
const FLATTENING = 1 / 298.257222101;
const ZONES = [
  { width: 3, first: 25, last: 45, epsg: 4513, epsgWithoutNumber: 4534 },
  { width: 6, first: 13, last: 23, epsg: 4491, epsgWithoutNumber: 4502 },
];

/** How two numbers can be read as metres of China; as in gisapp/core/space/gauss_kruger.py. */
export function gaussKrugerReadings(first, second, nearLongitude) {
  const found = [];
  for (const { number, easting, north } of inEitherOrder(first, second)) {
    for (const zones of ZONES)
      if (hasZone(zones, number)) found.push(placeIn(zoneOf(zones, number, true), easting, north));
    const near = Math.floor(nearLongitude / 3 + 0.5);
    if (number === 0 && hasZone(ZONES[0], near))
      found.push({ ...placeIn(zoneOf(ZONES[0], near, false), easting, north), isZoneNear: true });
  }
  return found;
}

/** How two numbers can be read as metres of a zone, whose number may be left out. */
export function readingsInZone(zone, first, second) {
  return inEitherOrder(first, second)
    .filter(({ number }) => number === 0 || number === zone.number)
    .map(({ easting, north }) => placeIn(zone, easting, north));
}

/** The zone of a CRS of CGCS2000, null for another CRS. */
export function gaussKrugerOfEpsg(epsg) {
  for (const zones of ZONES)
    for (const hasNumber of [true, false]) {
      const number = epsg - (hasNumber ? zones.epsg : zones.epsgWithoutNumber) + zones.first;
      if (hasZone(zones, number)) return zoneOf(zones, number, hasNumber);
    }
  return null;
}

/** The zone of a number, for metres without it, null where China has no such zone. */
export function gaussKrugerOfNumber(number) {
  const zones = ZONES.find((each) => hasZone(each, number));
  return zones ? zoneOf(zones, number, false) : null;
}

/** The 3-degree zone around a meridian, for metres without a number, null if there is none. */
export function gaussKrugerAround(meridian) {
  const number = meridian / 3;
  const isZone = Number.isInteger(number) && hasZone(ZONES[0], number);
  return isZone ? zoneOf(ZONES[0], number, false) : null;
}

/** Zone's number, easting within it and northing, in the orders in which they lie in China. */
function inEitherOrder(first, second) {
  const found = [];
  for (const [east, north] of [
    [first, second],
    [second, first],
  ]) {
    const number = Math.floor(east / 1e6);
    const easting = east - number * 1e6;
    if (north < 300_000 || north > 6_200_000 || easting < 150_000 || easting > 850_000) continue;
    found.push({ number, easting, north });
  }
  return found;
}

function hasZone({ first, last }, number) {
  return first <= number && number <= last;
}

function zoneOf({ width, first, epsg, epsgWithoutNumber }, number, hasNumber) {
  return {
    width,
    number,
    hasNumber,
    meridian: number * width - (width === 6 ? 3 : 0),
    epsg: (hasNumber ? epsg : epsgWithoutNumber) + number - first,
  };
}

function placeIn(zone, easting, north) {
  const [lon, lat] = fromMeridian(easting - 500_000, north);
  return { lon: zone.meridian + lon, lat, system: "gauss_kruger", zone };
}

/** Krüger's series: EPSG Guidance Note 7-2, method 9807. */
function fromMeridian(east, north) {
  const n = FLATTENING / (2 - FLATTENING);
  const radius = (SEMI_MAJOR / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
  const betas = [
    n / 2 - (2 * n ** 2) / 3 + (37 * n ** 3) / 96 - n ** 4 / 360,
    n ** 2 / 48 + n ** 3 / 15 - (437 * n ** 4) / 1440,
    (17 * n ** 3) / 480 - (37 * n ** 4) / 840,
    (4397 * n ** 4) / 161280,
  ];
  const [xi, eta] = [north / radius, east / radius];
  let [turnedXi, turnedEta] = [xi, eta];
  betas.forEach((beta, position) => {
    const turns = 2 * (position + 1);
    turnedXi -= beta * Math.sin(turns * xi) * Math.cosh(turns * eta);
    turnedEta -= beta * Math.cos(turns * xi) * Math.sinh(turns * eta);
  });
  const conformal = Math.asin(Math.sin(turnedXi) / Math.cosh(turnedEta));
  const longitude = Math.atan2(Math.sinh(turnedEta), Math.cos(turnedXi));
  return [longitude / RADIANS, geodetic(conformal) / RADIANS];
}

/** The latitude on the ellipsoid of one on the conformal sphere, in radians. */
function geodetic(conformal) {
  const eccentricity = Math.sqrt(FLATTENING * (2 - FLATTENING));
  const isometric = Math.asinh(Math.tan(conformal));
  let latitude = conformal;
  for (let step = 0; step < 7; step++) {
    const sine = eccentricity * Math.sin(latitude);
    latitude = Math.atan(Math.sinh(isometric + eccentricity * Math.atanh(sine)));
  }
  return latitude;
}
