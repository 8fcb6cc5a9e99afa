package eu.csar.runners.launcher;

/** A run that loses a TaskManager, and no other has a free slot. */
final class LostTaskManagerTest extends LostTaskManager {
  LostTaskManagerTest() {
    super(false);
  }
}
