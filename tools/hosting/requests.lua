-- wrk's script: the requests of a class, in the order of the list in COURSE_REQUESTS, and one line of JSON at the end.
local paths, turn = {}, 0
for line in io.lines(os.getenv("COURSE_REQUESTS")) do
  paths[#paths + 1] = line
end

-- each thread starts elsewhere in the list
local threads = 0
function setup(thread)
  thread:set("offset", threads * 997)
  threads = threads + 1
end

function request()
  turn = turn + 1
  return wrk.format("GET", paths[(turn + offset) % #paths + 1], { ["Accept-Encoding"] = "gzip" })
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format(
    '{"requests": %d, "bytes": %d, "seconds": %.3f, "errors": %d, "median_ms": %.1f, "p99_ms": %.1f}\n',
    summary.requests, summary.bytes, summary.duration / 1e6,
    e.connect + e.read + e.write + e.status + e.timeout, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end
