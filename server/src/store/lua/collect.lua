-- collect(batch, flat, buckets, sign): adds the counters of the contribution `flat` ("seller at name value …"), times
-- `sign`, to the sums of every bucket in `buckets` ("key expiry …", 0: never) that is still kept. Nothing is written:
-- a batch writes each field once.
local function collect(batch, flat, buckets, sign)
  local seller, counters = string.match(flat, '^(%S+) %S+(.*)$')
  local fields, values, count = {}, {}, 0
  for name, value in string.gmatch(counters, '(%S+) (%S+)') do
    count = count + 1
    fields[count], values[count] = seller .. '|' .. name, sign * value
  end
  for key, expiry in string.gmatch(buckets, '(%S+) (%S+)') do
    local expires = tonumber(expiry)
    if expires == 0 or expires > batch.clock then
      local sums = batch.sums[key]
      if not sums then
        sums = {}
        batch.sums[key], batch.expiries[key] = sums, expires
      end
      for i = 1, count do
        local field = fields[i]
        sums[field] = (sums[field] or 0) + values[i]
      end
    end
  end
end
