-- Adds a name to an index of names, up to a number of names. One write.
-- KEYS[1] the index. ARGV: hash of the name, sealed entry, most names. Returns 1 when it is there; 0: the index is full.
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 and redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[3]) then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return 1
