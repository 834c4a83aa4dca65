-- question: 行政区划及其上级 · Places with the divisions that they lie in
-- grain: 一个国家或区划 · a country or a division
-- kept as: view
-- columns:
--   adcode: 代码 · Code
--   place: 名称 · Name
--   level: 级别 · country, province, city, county or street
--   county: 所属区县 · County or district
--   city: 所属城市 · City
--   province: 所属省份 · Province

with
places as (select * from main.places)

select
    places.adcode,
    places.name as place,
    places.level,
    counties.name as county,
    cities.name as city,
    provinces.name as province
from places
left join places as counties on counties.adcode = left(places.adcode, 6) and counties.level = 'county'
left join places as cities on cities.adcode = left(places.adcode, 4) || '00' and cities.level = 'city'
left join places as provinces on provinces.adcode = left(places.adcode, 2) || '0000' and provinces.level = 'province'
