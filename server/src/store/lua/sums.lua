-- write_fields(bucket, fields, values): adds values to fields with two commands for them all, not one a field: in the
-- append-only file and in time that is most of what an apply costs. A field that comes to 0 goes.
local function write_fields(bucket, fields, values)
  local standing = redis.call('HMGET', bucket, unpack(fields))
  local set, gone = {}, {}
  for i, field in ipairs(fields) do
    local value = (standing[i] or 0) + values[i]
    if value == 0 then
      if standing[i] then gone[#gone + 1] = field end
    else
      set[#set + 1] = field
      set[#set + 1] = string.format('%d', value)
    end
  end
  if #set > 0 then redis.call('HSET', bucket, unpack(set)) end
  if #gone > 0 then redis.call('HDEL', bucket, unpack(gone)) end
end

-- write_sums(batch): writes what was collected, each field of a bucket once. With its last field a bucket is gone. Lua
-- takes no more than some thousand arguments, so fields go by the thousand.
local function write_sums(batch)
  for key, sums in pairs(batch.sums) do
    local bucket = batch.tag .. ':c:' .. key
    local fields, values = {}, {}
    for field, value in pairs(sums) do
      if #fields == 1000 then
        write_fields(bucket, fields, values)
        fields, values = {}, {}
      end
      if value ~= 0 then fields[#fields + 1], values[#values + 1] = field, value end
    end
    if #fields > 0 then write_fields(bucket, fields, values) end
    local expires = batch.expiries[key]
    if expires > 0 then redis.call('PEXPIREAT', bucket, expires) end
  end
end
