-- sums_in(batch, key, expires): what the batch adds to the hash at `key`, by field; it is no longer kept after `expires`.
local function sums_in(batch, key, expires)
  local sums = batch.sums[key]
  if not sums then
    sums = {}
    batch.sums[key], batch.expiries[key] = sums, expires
  end
  return sums
end

-- each_kept(batch, buckets): walks those of `buckets` ("key expiry …", 0: never) that are still kept: key, expiry.
local function each_kept(batch, buckets)
  local next_bucket = string.gmatch(buckets, '(%S+) (%S+)')
  return function()
    while true do
      local key, expiry = next_bucket()
      if not key then return end
      local expires = tonumber(expiry)
      if expires == 0 or expires > batch.clock then return key, expires end
    end
  end
end

-- collect(batch, flat, buckets, sign): adds the counters of the contribution `flat` ("seller at name value …"), times
-- `sign`, to the sums of every bucket that is still kept, and counts it in its month of each generation. Nothing is written: a batch writes
-- each field once.
local function collect(batch, flat, buckets, sign)
  local seller, counters = string.match(flat, '^(%S+) %S+(.*)$')
  local fields, values, count = {}, {}, 0
  for name, value in string.gmatch(counters, '(%S+) (%S+)') do
    count = count + 1
    fields[count], values[count] = seller .. '|' .. name, sign * value
  end
  for key, expires in each_kept(batch, buckets) do
    local sums = sums_in(batch, batch.tag .. ':c:' .. key, expires)
    for i = 1, count do
      local field = fields[i]
      sums[field] = (sums[field] or 0) + values[i]
    end
  end
  for month in string.gmatch(buckets, '(%S+:M:%S+)') do batch.months[month] = (batch.months[month] or 0) + sign end
end

-- One call in a count of words, above its mentions (`domain/words-said`); a call's own counts leave it out.
local CALLS_UNIT = 2 ^ 26

-- collect_words(batch, seller, words, buckets, sign): the same for what a seller said ("phrase TAB count TAB …"), which is
-- counted by whole days only.
local function collect_words(batch, seller, words, buckets, sign)
  for key, expires in each_kept(batch, buckets) do
    if string.find(key, ':d:', 1, true) then
      local sums = sums_in(batch, batch.tag .. ':w:' .. key, expires)
      for phrase, value in string.gmatch(words, '([^\t]+)\t([^\t]+)') do
        local field, count = seller .. '|' .. phrase, tonumber(value)
        if count < CALLS_UNIT then count = count + CALLS_UNIT end
        sums[field] = (sums[field] or 0) + sign * count
      end
    end
  end
end
