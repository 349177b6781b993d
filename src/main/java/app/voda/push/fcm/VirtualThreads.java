package app.voda.push.fcm;

import com.google.firebase.FirebaseApp;
import com.google.firebase.ThreadManager;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/// Lets firebase-admin run what it runs by itself on virtual threads instead of a pool of 100.
final class VirtualThreads extends ThreadManager {

  @Override
  protected ExecutorService getExecutor(FirebaseApp app) {
    return Executors.newThreadPerTaskExecutor(getThreadFactory());
  }

  @Override
  protected void releaseExecutor(FirebaseApp app, ExecutorService executor) {
    executor.shutdownNow();
  }

  @Override
  protected ThreadFactory getThreadFactory() {
    return Thread.ofVirtual().name("firebase-", 0).factory();
  }
}
