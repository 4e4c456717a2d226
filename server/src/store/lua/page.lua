-- earshot_v1_page: finished calls in the order of their ends, ids by bytes where two ended at one instant, after a place.
-- KEYS[1]  {pNN}:meta
-- ARGV     place: ended at (ms), call id ('-inf', '' to begin); how many; how many to look at;
--          a plan ('': all calls, else only those of other plans)
-- Answer   place of the last call looked at: ended at, call id ('' both where the end was reached), then id, order,
--          document, contribution, buckets, plan a call
redis.register_function({
  function_name = 'earshot_v1_page',
  flags = { 'no-writes', 'allow-oom' },
  callback = function(keys, args)
    local tag = tag_of(keys[1])
    local after, after_id, count, looks, plan = args[1], args[2], tonumber(args[3]), tonumber(args[4]), args[5]
    local ended = tag .. ':ended'
    local rank = 0
    if after ~= '-inf' then
      rank = redis.call('ZCOUNT', ended, '-inf', '(' .. after)
      for _, id in ipairs(redis.call('ZRANGE', ended, after, after, 'BYSCORE')) do
        if not older(after_id, id) then rank = rank + 1 end
      end
    end

    local looked = redis.call('ZRANGE', ended, rank, rank + looks - 1, 'WITHSCORES')
    local answer, found = { '', '' }, 0
    for i = 1, #looked, 2 do
      local key = tag .. ':call:' .. looked[i]
      if plan == '' or redis.call('HGET', key, 'plan') ~= plan then
        found = found + 1
        answer[#answer + 1] = looked[i]
        local call = redis.call('HMGET', key, 'order', 'document', 'contribution', 'buckets', 'plan')
        for part = 1, 5 do answer[#answer + 1] = call[part] end
      end
      local more = i + 2 <= #looked or #looked == 2 * looks
      if more then answer[1], answer[2] = looked[i + 1], looked[i] else answer[1], answer[2] = '', '' end
      if found == count then break end
    end
    return answer
  end,
})
