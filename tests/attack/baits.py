"""Files that name a server or another file, and a listener that would hear of it."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from socket import create_server, socket
from threading import Thread

from tests.attack.outcome import Outcome
from tests.attack.victims import Victim

PLACE = {"type": "Point", "coordinates": [115.98, 28.64]}
GML = """<?xml version="1.0"?>
<{root}:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs" xmlns:ogr="http://example.org/"
 xmlns:gml="http://www.opengis.net/gml" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://example.org/ {url}">
<gml:featureMember><ogr:p fid="1">{more}<ogr:geometryProperty><gml:Point srsName="EPSG:4326">
<gml:coordinates>115.98,28.64</gml:coordinates></gml:Point></ogr:geometryProperty></ogr:p>
</gml:featureMember></{root}:FeatureCollection>
"""
KML = """<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Style id="s"><IconStyle><Icon><href>{url}icon.png</href></Icon></IconStyle></Style>
<NetworkLink><Link><href>{url}more.kml</href></Link></NetworkLink>
<Placemark><styleUrl>{url}style.kml#s</styleUrl><Point><coordinates>115.98,28.64</coordinates>
</Point></Placemark></Document></kml>
"""
WFS_SCHEMA = "wfs?SERVICE=WFS&amp;REQUEST=DescribeFeatureType&amp;TYPENAME=p"


class Asked:
    """What a listener was asked; it says nothing."""

    def __init__(self, server: socket) -> None:
        self.port: int = server.getsockname()[1]
        self.lines: list[bytes] = []
        self.is_over = False
        self._server = server

    def listen(self) -> None:
        while True:
            connection, _ = self._server.accept()
            with connection:
                if self.is_over:
                    return
                self.lines.append(connection.recv(200).partition(b"\r\n")[0])


def collection(**members: object) -> str:
    feature = {"type": "Feature", "properties": {}, "geometry": PLACE}
    return json.dumps({"type": "FeatureCollection", **members, "features": [feature]})


def crs_link(url: str) -> str:
    return collection(crs={"type": "link", "properties": {"href": f"{url}crs.txt"}})


def late_crs_link(url: str) -> str:
    """A link in the midst, spelt so that nobody finds it without reading all."""
    link = {"type": "link", "properties": {"href": f"{url}crs.txt"}}
    feature = json.dumps({"type": "Feature", "properties": {}, "geometry": PLACE})
    padding = " " * 100_000
    crs = json.dumps(link).replace("link", "l\\u0069nk")
    return (
        f'{{"type": "FeatureCollection", "features": [{feature}],{padding}"crs": {crs},'
        f'{padding}"name": "a"}}'
    )


def vrt(url: str) -> str:
    source = f"<SrcDataSource>/vsicurl/{url}a.geojson</SrcDataSource>"
    return f'<OGRVRTDataSource><OGRVRTLayer name="a">{source}</OGRVRTLayer></OGRVRTDataSource>'


def algorithm(url: str) -> str:
    line = f"gdal vector pipeline read /vsicurl/{url}a.geojson ! make-valid"
    return json.dumps({"type": "gdal_streamed_alg", "command_line": line})


BAITS: Mapping[str, Callable[[str], str]] = {
    "crs.geojson": crs_link,
    "late.geojson": late_crs_link,
    "crs.json": lambda url: collection(coordRefSys=f"{url}crs", conformsTo=["json-fg"]),
    "vrt.vrt": vrt,
    "vrt.geojson": vrt,
    "vrt.shp": vrt,
    "vrt": vrt,
    "pipeline.gdalg.json": algorithm,
    "pipeline.json": algorithm,
    "service.xml": lambda url: f"<OGRWFSDataSource><URL>{url}</URL></OGRWFSDataSource>",
    "service.gml": lambda url: f"<OGRWFSDataSource><URL>{url}</URL></OGRWFSDataSource>",
    "schema.gml": lambda url: GML.format(root="ogr", url=f"{url}a.xsd", more=""),
    "wfs.gml": lambda url: GML.format(root="wfs", url=url + WFS_SCHEMA, more=""),
    "geometry.gml": lambda url: GML.format(
        root="ogr", url="a.xsd", more=f'<ogr:geometryProperty xlink:href="{url}a.gml#1"/>'
    ),
    "links.kml": lambda url: KML.format(url=url),
    "tiles.mvt.json": lambda url: json.dumps({"tiles": [f"{url}{{z}}/{{x}}/{{y}}.pbf"]}),
}


@contextmanager
def listening() -> Iterator[Asked]:
    """Listen on loopback; as the proxy for all hosts, no name has to be looked up."""
    with create_server(("127.0.0.1", 0)) as server:
        listener = Asked(server)
        thread = Thread(target=listener.listen, name="listener")
        thread.start()
        yield listener
        with socket() as last:
            listener.is_over = True
            last.connect(("127.0.0.1", listener.port))
        thread.join()


PROXIES = ("http_proxy", "https_proxy", "all_proxy")
HOSTS = ("127.0.0.1", "bait.example")


def baits(folder: Path) -> Iterator[Outcome]:
    """Open each bait by the commands that read it, and hear whether a server is asked.

    Parameters
    ----------
    folder : Path
        A new one, where they are made.
    """
    tried, failures = 0, []
    with listening() as asked:
        proxies = dict.fromkeys(PROXIES, f"http://127.0.0.1:{asked.port}")
        with Victim(folder / "home", proxies) as victim:
            for host in HOSTS:
                for name, written in BAITS.items():
                    path = folder / host / name
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_text(written(f"http://{host}:{asked.port}/"), encoding="utf-8")
                    for command in (("info", "--json"), ("identify", "--at", "116,28")):
                        tried += 1
                        fault = victim.run((*command, str(path)))
                        heard = [f"asked for {line!r}" for line in asked.lines]
                        asked.lines.clear()
                        faults = [*heard, *([fault] if fault else [])]
                        failures += [f"{command[0]} {host}/{name}: {each}" for each in faults]
    yield Outcome("baits", f"{len(BAITS)} files, two hosts", tried, failures)
