package org.comethunter.http;

import java.util.Map;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.HeaderMap;
import retrofit2.http.Headers;
import retrofit2.http.Path;
import retrofit2.http.Streaming;

/** What is asked of the archive, beneath the folder that holds the day folders. */
interface ArchiveEndpoints {

  /** The metadata lines of a day and camera. */
  @Streaming
  @GET("{day}/{camera}/img_hdr.txt")
  Call<ResponseBody> metadata(
      @Path("day") String day,
      @Path("camera") String camera,
      @HeaderMap Map<String, String> conditions);

  /** The folder page of a day and camera. */
  @Streaming
  @GET("{day}/{camera}/")
  Call<ResponseBody> folder(
      @Path("day") String day,
      @Path("camera") String camera,
      @HeaderMap Map<String, String> conditions);

  /** A file, as it is: its length is to be compared with what was announced. */
  @Streaming
  @Headers("Accept-Encoding: identity")
  @GET("{day}/{camera}/{file}")
  Call<ResponseBody> file(
      @Path("day") String day,
      @Path("camera") String camera,
      @Path("file") String file,
      @HeaderMap Map<String, String> conditions);
}
