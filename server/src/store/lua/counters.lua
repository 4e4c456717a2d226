-- fields_of(sellers, names): the fields of some counters of these sellers, in parts that a command can take.
local function fields_of(sellers, names)
  local parts, part, at_once = {}, nil, math.max(1, math.floor(4000 / #names))
  for i, seller in ipairs(sellers) do
    if (i - 1) % at_once == 0 then
      part = { sellers = {}, fields = {} }
      parts[#parts + 1] = part
    end
    part.sellers[#part.sellers + 1] = seller
    for _, name in ipairs(names) do part.fields[#part.fields + 1] = seller .. '|' .. name end
  end
  return parts
end

-- counters_in(key, parts, count): what a bucket holds of them: `seller value value …` and a line break for each seller who has
-- any, '' for a counter that is 0.
local function counters_in(key, parts, count)
  local lines = {}
  if redis.call('EXISTS', key) == 0 then return '' end
  for _, part in ipairs(parts) do
    local values = redis.call('HMGET', key, unpack(part.fields))
    for i, seller in ipairs(part.sellers) do
      local line, has_any = { seller }, false
      for n = 1, count do
        local value = values[(i - 1) * count + n]
        line[n + 1], has_any = value or '', has_any or value
      end
      if has_any then lines[#lines + 1] = table.concat(line, ' ') end
    end
  end
  return table.concat(lines, '\n')
end

-- earshot_v4_counters: some counters of every seller in some buckets, at one instant.
-- KEYS[1]  {pNN}:meta
-- ARGV     how many counters, and how many sellers beside those that are listed; the counters; the sellers; the keys of buckets
-- Answer   epoch, seq, then of each bucket what it holds of them
redis.register_function({
  function_name = 'earshot_v4_counters',
  flags = { 'no-writes', 'allow-oom' },
  callback = function(keys, args)
    local tag, names, sellers, known = tag_of(keys[1]), {}, redis.call('SMEMBERS', tag_of(keys[1]) .. ':sellers'), {}
    local first_seller = 3 + tonumber(args[1])
    local first_bucket = first_seller + tonumber(args[2])
    for i = 3, first_seller - 1 do names[#names + 1] = args[i] end
    for _, seller in ipairs(sellers) do known[seller] = true end
    for i = first_seller, first_bucket - 1 do
      if not known[args[i]] then sellers[#sellers + 1] = args[i] end
    end
    local parts, answer = fields_of(sellers, names), redis.call('HMGET', keys[1], 'epoch', 'seq')
    for i = first_bucket, #args do answer[#answer + 1] = counters_in(tag .. ':c:' .. args[i], parts, #names) end
    return answer
  end,
})
