-- asks for pages at random times between FROM and TO (seconds since 1970), or for the one PAGE
local from, to, page = os.getenv("FROM"), os.getenv("TO"), os.getenv("PAGE")

function init()
  math.randomseed(1)
end

function request()
  if page then
    return wrk.format("GET", page)
  end
  local time = math.random(tonumber(from), tonumber(to))
  return wrk.format("GET", "/frames?limit=100&start=" .. os.date("!%Y-%m-%dT%H:%M:%SZ", time))
end
