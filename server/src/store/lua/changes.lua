-- append(tag, clock, fields): writes one entry with `fields` (name, value, …) to the change stream. The sequence moves
-- first: were the entry then refused, readers would see a hole and load anew, while an id used twice would be refused
-- for ever.
local function append(tag, clock, fields)
  local seq = redis.call('HINCRBY', tag .. ':meta', 'seq', 1)
  redis.call('XADD', tag .. ':changes', string.format('%d-0', seq), 'at', clock, unpack(fields))
end

-- trim(tag, clock, above, keep, age): once the stream is longer than `above`, cuts it to `keep` entries, but only what
-- is older than `age` ms.
local function trim(tag, clock, above, keep, age)
  local changes = tag .. ':changes'
  if redis.call('XLEN', changes) <= above then return end
  local seq = tonumber(redis.call('HGET', tag .. ':meta', 'seq'))
  local cut = string.format('%d-0', seq - keep + 1)
  local entry = redis.call('XRANGE', changes, cut, cut)[1]
  if not entry or tonumber(entry[2][2]) > clock - age then return end
  redis.call('XTRIM', changes, 'MINID', cut)
end
