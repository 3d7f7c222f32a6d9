/**
 * Atomic operations in Redis, written in Lua. They use Redis's own time, so that the clocks of the replicas
 * don't matter. The owner's index is a sorted set of names by the time in microseconds at which each was put.
 * The global index has them by the time in milliseconds at which each expires. Facts is a hash with the worth
 * and the characters of each name, and the sum of all characters.
 */

/** Also subtracts expired and removed values from the sums. */
const bookkeeping = `
  local time = redis.call('TIME')
  local now = time[1] * 1000000 + time[2]
  local value, own, all, facts = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
  local function fact(name)
    local text = redis.call('HGET', facts, name)
    if not text then return nil end
    local worth, characters = string.match(text, '^(%a+) (%d+)$')
    if not worth then return nil end
    return { name = name, worth = worth, characters = tonumber(characters) }
  end
  local function drop(name)
    local known = fact(name)
    if known then redis.call('HINCRBY', facts, 'characters', -known.characters) end
    redis.call('HDEL', facts, name)
    redis.call('DEL', name)
    redis.call('ZREM', own, name)
    redis.call('ZREM', all, name)
    if redis.call('ZCARD', all) == 0 then redis.call('DEL', facts) end
  end
  for _, name in ipairs(redis.call('ZRANGEBYSCORE', all, '-inf', now / 1000, 'LIMIT', 0, 1000)) do drop(name) end`;

/**
 * The same as `makeRoom` in collection.ts. ARGV: sealed value, worth, characters, its lifetime, the longest
 * lifetime, most of the owner, characters of the owner.
 */
const room = `
  local worth, characters = ARGV[2], tonumber(ARGV[3])
  local staying = {}
  for _, name in ipairs(redis.call('ZRANGE', own, 0, -1)) do
    local known = fact(name)
    if not known or redis.call('EXISTS', name) == 0 then drop(name)
    elseif name ~= value then table.insert(staying, known) end
  end
  local going = {}
  local function goes(wanted)
    for place, other in ipairs(staying) do
      if other.worth == wanted then
        table.insert(going, table.remove(staying, place))
        return true
      end
    end
    return false
  end
  local lasting = worth == 'lasting'
  local function is_over()
    local count = 0
    for _, other in ipairs(staying) do
      if (other.worth == 'lasting') == lasting then count = count + 1 end
    end
    return count >= tonumber(ARGV[6])
  end
  local function is_too_large()
    local sum = characters
    for _, other in ipairs(staying) do sum = sum + other.characters end
    return sum > tonumber(ARGV[7])
  end
  while is_over() and goes(lasting and 'lasting' or 'replaceable') do end
  while is_too_large() and (goes('replaceable') or (lasting and goes('lasting'))) do end
  local enough = not is_over() and not is_too_large()
  local function write(since)
    for _, other in ipairs(going) do drop(other.name) end
    local ends = math.floor(since / 1000) + ARGV[4]
    redis.call('SET', value, ARGV[1], 'PX', math.max(ends - math.floor(now / 1000), 1))
    redis.call('ZADD', own, since, value)
    redis.call('ZADD', all, ends, value)
    local known = fact(value)
    redis.call('HSET', facts, value, worth .. ' ' .. ARGV[3])
    redis.call('HINCRBY', facts, 'characters', characters - (known and known.characters or 0))
    for place = 2, 4 do redis.call('PEXPIRE', KEYS[place], ARGV[5]) end
  end`;

/**
 * KEYS: value, the owner's index, the index of all, facts. ARGV: as for `room`, then most and characters of
 * all.
 */
export const put = `${bookkeeping}${room}
  if not enough then return 'own' end
  local count = redis.call('ZCARD', all) - #going
  local sum = (tonumber(redis.call('HGET', facts, 'characters') or 0) or 0) + characters
  for _, other in ipairs(going) do sum = sum - other.characters end
  local before = fact(value)
  if before then
    count = count - 1
    sum = sum - before.characters
  end
  if count >= tonumber(ARGV[8]) or sum > tonumber(ARGV[9]) then return 'all' end
  write(now)
  return 'written'`;

/**
 * Writes a value that still exists, if the caller still has its turn: a slow caller must not overwrite newer
 * values. KEYS: as for `put`, then the turn. ARGV: as for `room`, then the turn's token, and 1 if the
 * lifetime restarts.
 */
export const replace = `${bookkeeping}
  if redis.call('EXISTS', value) == 0 then return 'removed' end
  if redis.call('GET', KEYS[5]) ~= ARGV[8] then return 'late' end
  ${room}
  local since = tonumber(redis.call('ZSCORE', own, value) or now)
  write(ARGV[9] == '1' and now or since)
  return 'written'`;

/** KEYS: value, the owner's index, the index of all, facts. */
export const remove = `${bookkeeping}
  drop(value)`;

/** KEYS: nothing, then as for `remove`. */
export const removeAll = `${bookkeeping}
  for _, name in ipairs(redis.call('ZRANGE', own, 0, -1)) do drop(name) end`;

/** KEYS: turn. ARGV: token, lease. */
export const prolong = `
  if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end`;

/** KEYS: turn. ARGV: token. */
export const release = `
  if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end`;
