{{ config(materialized='view') }}

with

readings as (
    select * from {{ source('probe', 'readings') }}
),

final as (
    select
        cast(readings.a_string as string) as a_string,
        cast(readings.a_sized_string as string) as a_sized_string,
        cast(readings.a_fixed_string as string) as a_fixed_string,
        cast(readings.a_long_string as string) as a_long_string,
        cast(readings.a_uuid as string) as a_uuid,
        cast(readings.a_binary as bytes) as a_binary,
        cast(readings.a_date as date) as a_date,
        cast(readings.a_time as time) as a_time,
        readings.a_zoned_time,
        cast(readings.a_timestamp as datetime) as a_timestamp,
        cast(readings.a_zoned_timestamp as timestamp) as a_zoned_timestamp,
        cast(readings.an_ltz_timestamp as timestamp) as an_ltz_timestamp,
        cast(readings.a_number as numeric) as a_number,
        cast(readings.a_single as float64) as a_single,
        cast(readings.a_double as float64) as a_double,
        cast(readings.a_decimal as numeric) as a_decimal,
        cast(readings.a_long_decimal as bignumeric) as a_long_decimal,
        cast(readings.a_wide_decimal as bignumeric) as a_wide_decimal,
        cast(readings.an_integer as int64) as an_integer,
        cast(readings.an_i8 as int64) as an_i8,
        cast(readings.an_i16 as int64) as an_i16,
        cast(readings.an_i32 as int64) as an_i32,
        cast(readings.an_i64 as int64) as an_i64,
        cast(readings.an_i128 as bignumeric) as an_i128,
        cast(readings.a_u8 as int64) as a_u8,
        cast(readings.a_u16 as int64) as a_u16,
        cast(readings.a_u32 as int64) as a_u32,
        cast(readings.a_u64 as numeric) as a_u64,
        cast(readings.a_u128 as bignumeric) as a_u128,
        cast(readings.a_boolean as bool) as a_boolean,
        cast(readings.an_object as struct<street string, house_number int64, place struct<lat float64>>)
            as an_object,
        cast(readings.an_open_object as json) as an_open_object,
        cast(readings.an_array as array<string>) as an_array,
        cast(readings.an_array_of_objects as array<struct<sku string, price numeric>>)
            as an_array_of_objects,
        cast(readings.an_open_array as json) as an_open_array,
        cast(readings.a_map as json) as a_map,
        cast(readings.a_vector as array<float64>) as a_vector,
        cast(readings.a_double_vector as array<float64>) as a_double_vector,
        cast(readings.a_small_vector as array<int64>) as a_small_vector,
        readings.a_bit_vector,
        readings.untyped
    from readings
)

select * from final
