package org.comethunter.http;

import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.HeaderMap;
import retrofit2.http.Streaming;
import retrofit2.http.Url;

/** What is asked of the schedule's server. */
interface ScheduleEndpoint {

  /** The page of the schedule. */
  @Streaming
  @GET
  Call<ResponseBody> page(@Url HttpUrl address, @HeaderMap Map<String, String> conditions);
}
