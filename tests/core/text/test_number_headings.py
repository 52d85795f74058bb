"""Headings of fields say what their numbers are."""

import pytest

from gisapp.core.layers.attributes import FieldRole
from gisapp.core.text.number_headings import role_by_heading

HEADINGS: dict[FieldRole | None, str] = {
    "code": "id|ID|fid|OBJECTID|ogc_fid|parcel_id|ParcelID|id_parcelle|code|zip code|ZIPCODE"
    "|adcode|postcode|phone|Tel.|No.|Parcel No.|parcel number|house nr|serial|land type"
    "|编号|宗地编号|代码|统一社会信用代码|邮编|邮政编码|电话|联系电话|手机号|地块号|序号|身份证号|账号"
    "|BSM|YSDM|DLBM|XZQDM|行政区划|级别|批次|所属区县|园区状态|是否投产"
    "|status|flag|is_active|has_rail|district|province|ZLDWDM|TBBH|ZDBH|dkbh|类型|行政区代码|地块编号（12位）",
    "year": "year|Year|built|YEAR_BUILT|yearbuilt|build_year|openyear|year of construction"
    "|Year (AD)|NF|年份|建成年|建成年份|竣工年份|成立年份|年度|投产年|建成"
    "|投产时间|开工时间|竣工日期|start|end|start_date|opened",
    "rate": "growth rate|growth_rate|pop_density|share of exports (%)|percent|pct_forest"
    "|unemployment %|avg_price|persons per km²|GDP/km²|lng|lat|lon|x|Y"
    "|亩均税收|亩均税收(万元)|亩均产值|人均GDP|密度|人口密度|增长率|占比|容积率|投资强度|建筑系数"
    "|人/km²|万元/亩|平均工资|经度|纬度|土地开发率|出租率|每公顷产出"
    "|租金(元/㎡/月)|租金（元/平米）|工资(元/月)|rent/sqm|rent per month|rent/month|增速"
    "|产值同比|环比|增幅|降幅|百分数|百分比|亩产税收|单位能耗|单位GDP能耗|万元GDP能耗|万元产值用地|FAR|unit_price|price_m2|price_eur_m2|rent_sqm"
    "|occupancy|utilization|满意度|年龄|age|easting|northing|X坐标|坐标|point_x|得分",
    "quantity": "area|Area (m²)|AREA_M2|population|No. of employees|No. of plants|count"
    "|number of plants|code_count|floor_area|total|staff|rent"
    "|面积|人口|产值(万元)|产值|税收|企业数|投资额|建成面积|从业人员|职工|单位数量|税收_万元|占地(亩)|用地（公顷）|税收贡献|depth_km|能耗总量|通勤人数|floor_m2_total|tax",
    None: "m|km2|name|shape|level|M1|grid|years|yearly|number|num|宽|功率|信号|型号",
}


@pytest.mark.parametrize(
    ("role", "heading"),
    [(role, heading) for role, some in HEADINGS.items() for heading in some.split("|")],
)
def test_a_heading_in_english_or_chinese(role: FieldRole | None, heading: str) -> None:
    assert role_by_heading(heading) == role
    assert role_by_heading(f" {heading} ") == role
