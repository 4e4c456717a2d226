-- collect_each(batch, contributions, buckets, sign): collects several contributions, one a line, each with the buckets in
-- the same line of `buckets`.
local function collect_each(batch, contributions, buckets, sign)
  local next_buckets = string.gmatch(buckets, '[^\n]+')
  for flat in string.gmatch(contributions, '[^\n]+') do collect(batch, flat, next_buckets(), sign) end
end

-- change_deal(batch, deal): the greatest of a deal's changes and deletions stands. What stood goes out of the buckets as it
-- once went in; of a deleted deal only the order stays, and whose it is. A change that says the same again is not told.
local function change_deal(batch, deal)
  local tag, id = batch.tag, deal.id
  local key = tag .. ':deal:' .. id
  local order, document, out, out_buckets = unpack(redis.call('HMGET', key,
    'order', 'document', 'contributions', 'buckets'))
  if order and not older(order, deal.order) then return 'superseded' end
  redis.call('HSET', key, 'order', deal.order, 'kind', deal.kind)
  local is_same = document == deal.document and out == deal.contributions and out_buckets == deal.buckets
  if is_same or not (document or deal.document) then return 'applied' end

  local change = { 'k', 'deal', 'id', id }
  if document then
    collect_each(batch, out, out_buckets, -1)
    change[5], change[6] = 'out', out
  end
  if deal.document then
    collect_each(batch, deal.contributions, deal.buckets, 1)
    redis.call('HSET', key, 'document', deal.document, 'contributions', deal.contributions, 'buckets', deal.buckets)
    redis.call('ZADD', tag .. ':deals', string.match(deal.contributions, '^%S+ (%S+)'), id)
    for _, value in ipairs({ 'in', deal.contributions, 'deal', deal.document }) do change[#change + 1] = value end
  else
    redis.call('HDEL', key, 'document', 'contributions', 'buckets')
    redis.call('ZREM', tag .. ':deals', id)
  end
  redis.call(deal.is_open and 'SADD' or 'SREM', tag .. ':openDeals', id)
  append(tag, batch.clock, change)
  return 'applied'
end
