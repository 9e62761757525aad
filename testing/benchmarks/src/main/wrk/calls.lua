-- Makes each call in the name of the next user, and prints what came of all of them as one line of JSON.
-- Arguments: a file with one Authorization header a line; then, to post, a file with the body, in which {n} stands for the number of the user.
local calls = {}
local position = 0
local body

function init(arguments)
  if arguments[2] then
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/json"
    body = io.open(arguments[2]):read("*a")
  end
  for login in io.lines(arguments[1]) do
    wrk.headers["Authorization"] = login
    wrk.body = body and body:gsub("{n}", #calls)
    calls[#calls + 1] = wrk.format()
  end
end

function request()
  position = position % #calls + 1
  return calls[position]
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    '{"answers":%d,"failed":%d,"microseconds":%d,"p50":%d,"p99":%d}\n',
    summary.requests,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout,
    summary.duration,
    latency:percentile(50),
    latency:percentile(99)
  ))
end
