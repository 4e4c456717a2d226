-- earshot_v4_apply: a batch of steps, all of it or nothing. Nothing is written before the arguments are known to be whole.
-- KEYS[1]  {pNN}:meta
-- ARGV     now (ms), epoch for a partition that has none, plan for a partition that has none, partitions in all,
--          trim: above, keep, age (ms); how long a call without an end counts as in progress (ms); the generations of buckets
--          that the steps are counted in ('': as they stand, for jobs);
--          number of sellers, number of facts; sellers…; facts: kind id order value…;
--          steps of 15: inbox id | '', entity: call, deal, engagement, customer, seller | '' for people alone, kind, entity's id, order,
--            sender (bound, free, admin | '' for a job), then, '' for what there is not,
--            call finished: document, contribution, buckets, plan, opportunity, words, brands, customer, '1' where its text was removed
--            call started: call, started at (ms), customer, seller · call retired: document
--            deal changed: document, contributions, buckets (one line each), 'open' | ''
--            engagement logged: document, contribution, buckets, opportunity · deleted, erased: nothing
-- Answer   one of applied, superseded, stale, foreign, erased a step
redis.register_function('earshot_v4_apply', function(keys, args)
  local tag = tag_of(keys[1])
  local sellers, facts = tonumber(args[10]), tonumber(args[11])
  local first = 12 + sellers + 4 * facts
  if (#args - first + 1) % 15 ~= 0 then return redis.error_reply('ERR apply: arguments are cut short') end

  ensure_epoch(tag, args[2])
  local clock = advance_clock(tag, tonumber(args[1]))
  local batch = { tag = tag, clock = clock, active_after = clock - tonumber(args[8]), partitions = tonumber(args[4]),
    plan = redis.call('HGET', keys[1], 'plan'), has_gone = redis.call('EXISTS', tag .. ':gone') == 1,
    sums = {}, expiries = {}, months = {}, places = {}, touched = {}, heard = {}, entered = {} }
  if not batch.plan then
    batch.plan = args[3]
    set_plan(tag, clock, batch.plan, 0)
  end
  batch.is_outdated = is_outdated(keys[1], args[9])

  for i = 12, 11 + sellers do register(batch, args[i]) end
  for i = 12 + sellers, first - 1, 4 do learn(batch, args[i], args[i + 1], args[i + 2], args[i + 3]) end

  local outcomes, done = {}, {}
  for i = first, #args, 15 do
    local outcome = take(batch, unpack(args, i + 1, i + 14))
    outcomes[#outcomes + 1] = outcome
    if args[i] ~= '' and outcome ~= 'stale' then done[#done + 1] = args[i] end
  end

  write_sums(batch)
  write_places(batch)
  settle_touches(batch)
  settle_firsts(batch)
  redis.call('ZREMRANGEBYSCORE', tag .. ':active', '-inf', string.format('%d', batch.active_after))
  if #done > 0 then
    redis.call('XACK', tag .. ':inbox', 'analysis', unpack(done))
    redis.call('XDEL', tag .. ':inbox', unpack(done))
  end
  trim(tag, clock, tonumber(args[5]), tonumber(args[6]), tonumber(args[7]))
  return outcomes
end)
