-- write_fields(key, fields, values): adds values to fields with two commands for them all, not one a field: in the
-- append-only file and in time that is most of what an apply costs. A field that comes to 0 goes.
local function write_fields(key, fields, values)
  local standing = redis.call('HMGET', key, unpack(fields))
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
  if #set > 0 then redis.call('HSET', key, unpack(set)) end
  if #gone > 0 then redis.call('HDEL', key, unpack(gone)) end
end

-- write_sums(batch): writes what was collected, each field of a hash once. With its last field a hash is gone. Lua takes no
-- more than some thousand arguments, so fields go by the thousand.
local function write_sums(batch)
  for key, sums in pairs(batch.sums) do
    local fields, values = {}, {}
    for field, value in pairs(sums) do
      if #fields == 1000 then
        write_fields(key, fields, values)
        fields, values = {}, {}
      end
      if value ~= 0 then fields[#fields + 1], values[#values + 1] = field, value end
    end
    if #fields > 0 then write_fields(key, fields, values) end
    local expires = batch.expiries[key]
    if expires > 0 then redis.call('PEXPIREAT', key, expires) end
    loosen(batch.tag, key)
  end
  for month, count in pairs(batch.months) do
    if count ~= 0 and redis.call('HINCRBY', batch.tag .. ':months', month, count) == 0 then
      redis.call('HDEL', batch.tag .. ':months', month)
    end
  end
end
