package org.comethunter.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * TLS that does not wait for ever for a client to come to terms. The web server sets a time limit
 * for each read, which a client that sends byte by byte never meets.
 */
final class PatientTls extends SSLContext {

  private PatientTls(SSLContext context, Duration patience) {
    super(new Contents(context, patience), context.getProvider(), context.getProtocol());
  }

  /**
   * TLS with that identity.
   *
   * @param patience how long a client may take until it is agreed how to go on
   */
  static SSLContext with(TlsIdentity identity, Duration patience) {
    try {
      char[] none = {};
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, none);
      keys.setKeyEntry("own", identity.key(), none, identity.chain().toArray(Certificate[]::new));
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, none);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return new PatientTls(context, patience);
    } catch (GeneralSecurityException e) {
      throw new CannotListenException("The certificate cannot be used for TLS.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the context that is kept gives, but for the sockets. */
  private static final class Contents extends SSLContextSpi {
    private final SSLContext context;
    private final SSLSocketFactory sockets;

    Contents(SSLContext context, Duration patience) {
      this.context = context;
      this.sockets = new Sockets(context.getSocketFactory(), patience);
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
        throws KeyManagementException {
      throw new KeyManagementException("This context is complete.");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      return sockets;
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      return context.getServerSocketFactory();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return context.createSSLEngine();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return context.createSSLEngine(host, port);
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      return context.getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      return context.getClientSessionContext();
    }
  }

  /** Sockets that are closed if the client does not come to terms in time. */
  private static final class Sockets extends SSLSocketFactory {
    private final SSLSocketFactory sockets;
    private final Duration patience;

    Sockets(SSLSocketFactory sockets, Duration patience) {
      this.sockets = sockets;
      this.patience = patience;
    }

    @Override
    public Socket createSocket(Socket plain, InputStream consumed, boolean autoClose)
        throws IOException {
      SSLSocket socket = (SSLSocket) sockets.createSocket(plain, consumed, autoClose);
      CountDownLatch agreed = new CountDownLatch(1);
      socket.addHandshakeCompletedListener(_ -> agreed.countDown());
      Thread.ofVirtual().name("tls-handshake").start(() -> watch(plain, agreed));
      return socket;
    }

    private void watch(Socket plain, CountDownLatch agreed) {
      try {
        if (!agreed.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
          plain.close();
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } catch (IOException _) {
        // it is closed, which is what was wanted
      }
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return sockets.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose)
        throws IOException {
      return sockets.createSocket(plain, host, port, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return sockets.createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      return sockets.createSocket(host, port, local, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return sockets.createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      return sockets.createSocket(host, port, local, localPort);
    }
  }
}
