-- Sets one field of a log. One write.
-- KEYS[1] the log. ARGV: epoch, field, value. Returns 1; -1: fenced.
if redis.call('HGET', KEYS[1], 'epoch') ~= ARGV[1] then return -1 end
redis.call('HSET', KEYS[1], ARGV[2], ARGV[3])
return 1
