-- Becomes the writer of a log: raises its epoch, so that every earlier writer is fenced, and begins its own chain of commits. One write.
-- KEYS[1] the log, KEYS[2] the salt. ARGV: the salt as the caller knows it.
-- Returns the new epoch and whether the writer before had released it; nothing when the salt is another.
if redis.call('GET', KEYS[2]) ~= ARGV[1] then return {} end
local known = redis.call('HMGET', KEYS[1], 'epoch', 'released')
local epoch = string.format('%d', tonumber(known[1] or '0') + 1)
redis.call('HSET', KEYS[1], 'epoch', epoch, 'commit', '', 'released', '0', 'unsalted', '0')
return { epoch, known[2] or '0' }
