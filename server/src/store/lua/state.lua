-- earshot_v4_state: what a node must know of a partition before it follows its changes.
-- KEYS[1]  {pNN}:meta
-- ARGV     how long a call without an end counts as in progress (ms); whether touches are wanted ('1', '0': they grow with
--          every deal that was ever named)
-- Answer   { epoch, seq, plan, shownRev }, sellers, people (field, value, …), months (month, count, …), calls in progress,
--          open deals, touches of deals (opportunity, touch, …), first hearings of brands (brand, first, …)
redis.register_function({
  function_name = 'earshot_v4_state',
  flags = { 'no-writes', 'allow-oom' },
  callback = function(keys, args)
    local tag = tag_of(keys[1])
    local clock = tonumber(redis.call('HGET', keys[1], 'clock') or 0)
    local active = {}
    local since = string.format('(%d', clock - tonumber(args[1]))
    for i, id in ipairs(redis.call('ZRANGE', tag .. ':active', since, '+inf', 'BYSCORE')) do
      active[i] = redis.call('HGET', tag .. ':call:' .. id, 'start')
    end
    local deals = {}
    for i, id in ipairs(redis.call('SMEMBERS', tag .. ':openDeals')) do
      deals[i] = redis.call('HGET', tag .. ':deal:' .. id, 'document')
    end
    return {
      redis.call('HMGET', keys[1], 'epoch', 'seq', 'plan', 'shownRev'),
      redis.call('SMEMBERS', tag .. ':sellers'),
      redis.call('HGETALL', tag .. ':people'),
      redis.call('HGETALL', tag .. ':months'),
      active,
      deals,
      args[2] == '1' and redis.call('HGETALL', tag .. ':touches') or {},
      redis.call('HGETALL', tag .. ':firsts'),
    }
  end,
})
