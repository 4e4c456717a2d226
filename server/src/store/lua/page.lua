-- What can be paged through: its index, the keys of its members, and the fields of each that are answered.
local PAGED = {
  call = { index = ':ended', fields = { 'order', 'document', 'contribution', 'buckets', 'plan', 'words', 'brands', 'retired' } },
  deal = { index = ':deals', fields = { 'order', 'document', 'contributions', 'buckets' } },
  engagement = { index = ':engagements', fields = { 'order', 'document', 'contribution', 'buckets' } },
  -- Where each is counted, and no more.
  counted_call = { index = ':ended', of = 'call', fields = { 'contribution', 'buckets' } },
  counted_deal = { index = ':deals', of = 'deal', fields = { 'contributions', 'buckets' } },
  counted_engagement = { index = ':engagements', of = 'engagement', fields = { 'contribution', 'buckets' } },
}

-- earshot_v4_page: what stands of one kind in the order of its instant (a call's or engagement's end, a deal's creation), ids
-- by bytes where two have one, after a place.
-- KEYS[1]  {pNN}:meta
-- ARGV     what is paged through, as above; place: instant (ms), id ('-inf', '' to begin); how many; how many to look at;
--          a plan ('': all, else only calls of other plans)
-- Answer   place of the last one looked at: instant, id ('' both where the end was reached), then id and fields of each
redis.register_function({
  function_name = 'earshot_v4_page',
  flags = { 'no-writes', 'allow-oom' },
  callback = function(keys, args)
    local tag, entity = tag_of(keys[1]), args[1]
    local after, after_id, count, looks, plan = args[2], args[3], tonumber(args[4]), tonumber(args[5]), args[6]
    local fields, index = PAGED[entity].fields, tag .. PAGED[entity].index
    local rank = 0
    if after ~= '-inf' then
      rank = redis.call('ZCOUNT', index, '-inf', '(' .. after)
      for _, id in ipairs(redis.call('ZRANGE', index, after, after, 'BYSCORE')) do
        if not older(after_id, id) then rank = rank + 1 end
      end
    end

    local looked = redis.call('ZRANGE', index, rank, rank + looks - 1, 'WITHSCORES')
    local answer, found = { '', '' }, 0
    for i = 1, #looked, 2 do
      local key = tag .. ':' .. (PAGED[entity].of or entity) .. ':' .. looked[i]
      if plan == '' or redis.call('HGET', key, 'plan') ~= plan then
        found = found + 1
        answer[#answer + 1] = looked[i]
        for _, value in ipairs(redis.call('HMGET', key, unpack(fields))) do answer[#answer + 1] = value or '' end
      end
      local more = i + 2 <= #looked or #looked == 2 * looks
      if more then answer[1], answer[2] = looked[i + 1], looked[i] else answer[1], answer[2] = '', '' end
      if found == count then break end
    end
    return answer
  end,
})
