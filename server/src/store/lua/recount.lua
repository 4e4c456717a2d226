-- Where each kind keeps what it adds: one contribution, or several, one a line.
local PUT_IN = { call = 'contribution', deal = 'contributions', engagement = 'contribution' }

-- lines_of(text): walks its lines, empty ones too.
local function lines_of(text)
  return string.gmatch(text .. '\n', '([^\n]*)\n')
end

-- earshot_v4_generations: from here on whatever is applied must be counted in these generations of buckets.
-- KEYS[1]  {pNN}:meta
-- ARGV     epoch for a partition that has none, the generations
redis.register_function('earshot_v4_generations', function(keys, args)
  ensure_epoch(tag_of(keys[1]), args[1])
  redis.call('HSET', keys[1], 'generations', args[2])
end)

-- earshot_v4_recount: moves calls, deals and engagements that stand to other buckets. Readers are told nothing: no bucket that
-- they show changes. One whose buckets are no longer those that it is moved from was applied or moved since: under these
-- generations, so it is left as it is.
-- KEYS[1]  {pNN}:meta
-- ARGV     now (ms), the generations, then 6 each: kind, id, its buckets before and after, those to take it out of and to put it
--          into (all four one line a contribution)
-- Answer   1, or 0 and nothing done where the partition is counted in other generations
redis.register_function('earshot_v4_recount', function(keys, args)
  if redis.call('HGET', keys[1], 'generations') ~= args[2] then return 0 end
  local tag = tag_of(keys[1])
  local batch = { tag = tag, clock = advance_clock(tag, tonumber(args[1])), sums = {}, expiries = {}, months = {} }
  for i = 3, #args, 6 do
    local entity, id, before, after, out, into = unpack(args, i, i + 5)
    local key = tag .. ':' .. entity .. ':' .. id
    local contributions, buckets, words = unpack(redis.call('HMGET', key, PUT_IN[entity], 'buckets', 'words'))
    if contributions and buckets == before then
      local next_out, next_into = lines_of(out), lines_of(into)
      for flat in lines_of(contributions) do
        for sign, moved in pairs({ [-1] = next_out(), [1] = next_into() }) do
          collect(batch, flat, moved, sign)
          if words then collect_words(batch, string.match(flat, '^%S+'), words, moved, sign) end
        end
      end
      redis.call('HSET', key, 'buckets', after)
    end
  end
  write_sums(batch)
  -- What is compared with what is counted meanwhile is compared again.
  redis.call('HINCRBY', keys[1], 'recounts', 1)
  return 1
end)
