package app.voda.device;

/// Which provider carries pushes to a device.
public enum Transport {
  FCM,
  APNS
}
