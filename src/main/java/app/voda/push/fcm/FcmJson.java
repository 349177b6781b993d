package app.voda.push.fcm;

import com.google.api.client.json.JsonFactory;
import com.google.api.client.json.JsonGenerator;
import com.google.api.client.json.JsonParser;
import com.google.api.client.json.gson.GsonFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.Charset;

/// The JSON of firebase-admin's requests, written once: the SDK serialises each message to learn
/// its length and again to send it, and its own factory takes 12 KB of buffers for either.
final class FcmJson extends JsonFactory {
  private final JsonFactory json = GsonFactory.getDefaultInstance();

  @Override
  public JsonGenerator createJsonGenerator(OutputStream out, Charset charset) throws IOException {
    return json.createJsonGenerator(new Whole(out, charset));
  }

  @Override
  public JsonGenerator createJsonGenerator(Writer writer) throws IOException {
    return json.createJsonGenerator(writer);
  }

  @Override
  public JsonParser createJsonParser(InputStream in) throws IOException {
    return json.createJsonParser(in);
  }

  @Override
  public JsonParser createJsonParser(InputStream in, Charset charset) throws IOException {
    return json.createJsonParser(in, charset);
  }

  @Override
  public JsonParser createJsonParser(String value) throws IOException {
    return json.createJsonParser(value);
  }

  @Override
  public JsonParser createJsonParser(Reader reader) throws IOException {
    return json.createJsonParser(reader);
  }

  /// Encodes what was written as a whole when that is complete, and keeps it for the transport.
  private static final class Whole extends Writer {
    private final StringBuilder text = new StringBuilder(1_024);
    private final OutputStream out;
    private final Charset charset;

    Whole(OutputStream out, Charset charset) {
      this.out = out;
      this.charset = charset;
    }

    @Override
    public void write(int character) {
      text.append((char) character);
    }

    @Override
    public void write(String part) {
      text.append(part);
    }

    @Override
    public void write(String part, int begin, int length) {
      text.append(part, begin, begin + length);
    }

    @Override
    public void write(char[] part, int begin, int length) {
      text.append(part, begin, length);
    }

    @Override
    public void flush() throws IOException {
      var bytes = text.toString().getBytes(charset);
      text.setLength(0);
      FcmAttempt.CURRENT.get().wrote(bytes);
      out.write(bytes);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
