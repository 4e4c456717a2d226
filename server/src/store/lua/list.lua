-- first_behind(index, at, id): the rank of the first member of one instant whose id lies behind `id`: of one instant, members
-- lie in the order of their ids. Where there is none it is that of the next instant.
local function first_behind(index, at, id)
  local low = redis.call('ZCOUNT', index, '-inf', '(' .. at)
  local high = redis.call('ZCOUNT', index, '-inf', at)
  while low < high do
    local middle = math.floor((low + high) / 2)
    if older(id, redis.call('ZRANGE', index, middle, middle)[1]) then high = middle else low = middle + 1 end
  end
  return low
end

-- list_instant(index, at, first, last, into): adds [id, at] of the members of one instant between two of its ranks.
local function list_instant(index, at, first, last, into)
  if first > last then return end
  for _, id in ipairs(redis.call('ZRANGE', index, first, last)) do into[#into + 1] = { id, at } end
end

-- list_below(index, max, min, count, into): adds [id, at] of the `count` latest members between two instants: the latest
-- instant first, then by id. Redis walks back through the ids of an instant, so each one is turned round; the one that the
-- count cuts is read from its front.
local function list_below(index, max, min, count, into)
  local found = redis.call('ZRANGE', index, max, min, 'BYSCORE', 'REV', 'LIMIT', 0, count, 'WITHSCORES')
  local cut = #found == 2 * count and found[#found]
  local i, wanted = 1, #into + count
  while i < #found and found[i + 1] ~= cut do
    local at, last = found[i + 1], i
    while found[last + 3] == at do last = last + 2 end
    for member = last, i, -2 do into[#into + 1] = { found[member], at } end
    i = last + 2
  end
  if not cut then return end
  local first = redis.call('ZCOUNT', index, '-inf', '(' .. cut)
  list_instant(index, cut, first, first + wanted - #into - 1, into)
end

-- earshot_v4_list: the latest finished calls of an index, the latest end first, then by id.
-- KEYS[1]  {pNN}:meta
-- ARGV     the index, behind the hash tag; instant of which only ids behind one are listed, and that id ('', '' for none); above
--          and below which bounds of a sorted set they end; how many; the fields of each, `contribution` first
-- Answer   place of the last one looked at: instant, id ('' both where the end was reached), then id, instant and fields of each
redis.register_function({
  function_name = 'earshot_v4_list',
  flags = { 'no-writes', 'allow-oom' },
  callback = function(keys, args)
    local tag, count, calls = tag_of(keys[1]), tonumber(args[6]), {}
    local index = tag .. ':' .. args[1]
    if args[2] ~= '' then
      local first = first_behind(index, args[2], args[3])
      local last = redis.call('ZCOUNT', index, '-inf', args[2]) - 1
      list_instant(index, args[2], first, math.min(last, first + count - 1), calls)
    end
    if #calls < count then list_below(index, args[5], args[4], count - #calls, calls) end

    local answer = { '', '' }
    if #calls == count then answer = { calls[count][2], calls[count][1] } end
    for _, call in ipairs(calls) do
      local fields = redis.call('HMGET', tag .. ':call:' .. call[1], unpack(args, 7))
      if fields[1] then
        answer[#answer + 1], answer[#answer + 2] = call[1], call[2]
        for _, value in ipairs(fields) do answer[#answer + 1] = value or '' end
      end
    end
    return answer
  end,
})
