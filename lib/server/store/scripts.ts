/**
 * What Redis does in one go, in its Lua. The time is Redis's own, so that the clocks of the replicas do not matter.
 * Indexes are sorted sets of names by the time in microseconds at which each was put.
 */

/** KEYS: value, the owner's index, the index of all. ARGV: sealed value, lifetime, most of the owner, most of all. */
export const put = `
  local time = redis.call('TIME')
  local now = time[1] * 1000000 + time[2]
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
  for place = 2, 3 do
    redis.call('ZADD', KEYS[place], now, KEYS[1])
    redis.call('PEXPIRE', KEYS[place], ARGV[2])
    local over = redis.call('ZCARD', KEYS[place]) - ARGV[place + 1]
    if over > 0 then
      local oldest = redis.call('ZRANGE', KEYS[place], 0, over - 1)
      redis.call('DEL', unpack(oldest))
      redis.call('ZREM', KEYS[2], unpack(oldest))
      redis.call('ZREM', KEYS[3], unpack(oldest))
    end
  end`;

/**
 * Writes a value that is still there, for whoever holds its turn: one that was too slow to keep it may not write over
 * what came since. KEYS: value, turn, the two indexes. ARGV: token of the turn, sealed value, lifetime.
 */
export const replace = `
  if redis.call('EXISTS', KEYS[1]) == 0 then return 'removed' end
  if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 'late' end
  redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
  redis.call('PEXPIRE', KEYS[3], ARGV[3])
  redis.call('PEXPIRE', KEYS[4], ARGV[3])
  return 'written'`;

/** KEYS: value, the owner's index, the index of all. */
export const remove = `
  redis.call('DEL', KEYS[1])
  redis.call('ZREM', KEYS[2], KEYS[1])
  redis.call('ZREM', KEYS[3], KEYS[1])`;

/** KEYS: the owner's index, the index of all. */
export const removeAll = `
  for _, name in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
    redis.call('DEL', name)
    redis.call('ZREM', KEYS[2], name)
  end
  redis.call('DEL', KEYS[1])`;

/** KEYS: turn. ARGV: token, lease. */
export const prolong = `
  if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end`;

/** KEYS: turn. ARGV: token. */
export const release = `
  if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end`;
