-- Adds a name to an index of names, up to a number of names. One write.
-- KEYS[1] the index, KEYS[2] the salt, KEYS[3] the log. ARGV: hash of the name, sealed entry, most names, salt as the caller knows it, epoch (0: the log was
-- never taken). Returns 1 when it is there; 0: the index is full; -1: the salt is another; -2: fenced.
if (redis.call('HGET', KEYS[3], 'epoch') or '0') ~= ARGV[5] then return -2 end
if redis.call('GET', KEYS[2]) ~= ARGV[4] then return -1 end
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 and redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[3]) then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return 1
