-- set_plan(tag, clock, name, shown_rev): the plan that contributions must be of, and the tracker set that views show.
-- A change is told only where one of them differs from what stands.
local function set_plan(tag, clock, name, shown_rev)
  local meta = tag .. ':meta'
  local plan, shown = unpack(redis.call('HMGET', meta, 'plan', 'shownRev'))
  if plan == name and tonumber(shown) == tonumber(shown_rev) then return end
  redis.call('HSET', meta, 'plan', name, 'shownRev', shown_rev)
  append(tag, clock, { 'k', 'plan', 'p', name, 'r', shown_rev })
end

-- is_outdated(meta, generations): whether what is counted in these generations of buckets must be counted in others. A
-- partition that has none (of a new or emptied store) takes them.
local function is_outdated(meta, generations)
  if generations == '' then return false end
  local standing = redis.call('HGET', meta, 'generations')
  if standing then return standing ~= generations end
  redis.call('HSET', meta, 'generations', generations)
  return false
end

-- earshot_v4_plan: makes a plan the partition's.
-- KEYS[1]  {pNN}:meta
-- ARGV     epoch for a partition that has none, name of the plan, revision of the shown set
redis.register_function('earshot_v4_plan', function(keys, args)
  local tag = tag_of(keys[1])
  ensure_epoch(tag, args[1])
  set_plan(tag, advance_clock(tag, 0), args[2], args[3])
end)
