-- newest(index, count, into): adds [id, ended at] of the `count` newest calls of an index to `into`, with every call that
-- ended at the same instant as the last of them: which of those falls to the cut is for the order of ids to say.
local function newest(index, count, into)
  local last = redis.call('ZRANGE', index, count - 1, count - 1, 'REV', 'WITHSCORES')[2] or '-inf'
  local found = redis.call('ZRANGE', index, last, '+inf', 'BYSCORE', 'WITHSCORES')
  for i = 1, #found, 2 do into[#into + 1] = { found[i], tonumber(found[i + 1]) } end
end

-- earshot_v4_recent: the newest finished calls: the latest end first, then by id.
-- KEYS[1]  {pNN}:meta
-- ARGV     how many; sellers… (none: of everyone)
-- Answer   epoch, seq, then call id, contribution a call
redis.register_function({
  function_name = 'earshot_v4_recent',
  flags = { 'no-writes', 'allow-oom' },
  callback = function(keys, args)
    local tag, count = tag_of(keys[1]), tonumber(args[1])
    local calls = {}
    if #args == 1 then newest(tag .. ':ended', count, calls) end
    for i = 2, #args do newest(tag .. ':by:' .. args[i], count, calls) end
    table.sort(calls, function(a, b)
      if a[2] ~= b[2] then return a[2] > b[2] end
      return older(a[1], b[1])
    end)
    local answer = redis.call('HMGET', keys[1], 'epoch', 'seq')
    for i = 1, math.min(count, #calls) do
      local id = calls[i][1]
      answer[#answer + 1] = id
      answer[#answer + 1] = redis.call('HGET', tag .. ':call:' .. id, 'contribution')
    end
    return answer
  end,
})
