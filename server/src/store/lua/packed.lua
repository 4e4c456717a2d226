-- A bucket of a whole day or month stands in `:c:` (what sellers said on a day in `:w:`) field by field, as it is written. Once its
-- time is over it is kept in one piece as well, which readers take instead: `:packed:<which>:<bucket>`. Whoever writes a field takes
-- the piece away in the same step, so that where one stands it says what the fields say. Buckets without one are listed in `:loose`.

local MARK = '?'

-- loosen(tag, key): the hash `key` was written to: its piece, or the mark of one that is being made, says nothing any more.
local function loosen(tag, key)
  local bucket = string.match(key, ':([cw]:[^:]+:[dM]:.*)$')
  if not bucket then return end
  redis.call('DEL', tag .. ':packed:' .. bucket)
  redis.call(redis.call('EXISTS', key) == 1 and 'SADD' or 'SREM', tag .. ':loose', bucket)
end

-- earshot_v4_packed: buckets in one piece, at one instant.
-- KEYS[1]  {pNN}:meta
-- ARGV     buckets, each with `c:` or `w:` before it
-- Answer   epoch, seq, then of each the piece; '' where the bucket holds nothing; nil where it is not in one piece
redis.register_function({
  function_name = 'earshot_v4_packed',
  flags = { 'no-writes', 'allow-oom' },
  callback = function(keys, args)
    local tag, answer = tag_of(keys[1]), redis.call('HMGET', keys[1], 'epoch', 'seq')
    for i, bucket in ipairs(args) do
      local piece = redis.call('GET', tag .. ':packed:' .. bucket)
      if piece and string.sub(piece, 1, 1) == MARK then piece = false end
      if not piece and redis.call('EXISTS', tag .. ':' .. bucket) == 0 then piece = '' end
      answer[2 + i] = piece
    end
    return answer
  end,
})

-- earshot_v4_mark_loose: marks buckets that are about to be read, so that it is known whether they were written to since; those
-- that hold nothing are listed no more, and one that is not listed is in one piece by now and stays so.
-- KEYS[1]  {pNN}:meta
-- ARGV     for how long (ms), the mark, buckets
redis.register_function('earshot_v4_mark_loose', function(keys, args)
  local tag = tag_of(keys[1])
  for i = 3, #args do
    if redis.call('EXISTS', tag .. ':' .. args[i]) == 0 then
      redis.call('SREM', tag .. ':loose', args[i])
    elseif redis.call('SISMEMBER', tag .. ':loose', args[i]) == 1 then
      redis.call('SET', tag .. ':packed:' .. args[i], MARK .. args[2], 'PX', args[1])
    end
  end
end)

-- earshot_v4_marked: which buckets have not been written to since they were marked.
-- KEYS[1]  {pNN}:meta
-- ARGV     the mark, buckets
redis.register_function({
  function_name = 'earshot_v4_marked',
  flags = { 'no-writes', 'allow-oom' },
  callback = function(keys, args)
    local tag, still = tag_of(keys[1]), {}
    for i = 2, #args do
      if redis.call('GET', tag .. ':packed:' .. args[i]) == MARK .. args[1] then still[#still + 1] = args[i] end
    end
    return still
  end,
})

-- earshot_v4_keep_packed: keeps a bucket in one piece for as long as its fields are, unless it was written to since it was marked.
-- KEYS[1]  {pNN}:meta
-- ARGV     the mark, the bucket, the piece
-- Answer   1, or 0 where nothing was kept
redis.register_function('earshot_v4_keep_packed', function(keys, args)
  local tag, bucket = tag_of(keys[1]), args[2]
  local key = tag .. ':packed:' .. bucket
  local until_ms = redis.call('PEXPIRETIME', tag .. ':' .. bucket)
  if until_ms == -2 or redis.call('GET', key) ~= MARK .. args[1] then return 0 end
  redis.call('SET', key, args[3])
  if until_ms >= 0 then redis.call('PEXPIREAT', key, until_ms) end
  redis.call('SREM', tag .. ':loose', bucket)
  return 1
end)

-- earshot_v4_list_loose: lists those of these buckets that hold something and are neither in one piece nor marked.
-- KEYS[1]  {pNN}:meta
-- ARGV     buckets
redis.register_function('earshot_v4_list_loose', function(keys, args)
  local tag = tag_of(keys[1])
  for _, bucket in ipairs(args) do
    if redis.call('EXISTS', tag .. ':' .. bucket) == 1 and redis.call('EXISTS', tag .. ':packed:' .. bucket) == 0 then
      redis.call('SADD', tag .. ':loose', bucket)
    end
  end
end)
