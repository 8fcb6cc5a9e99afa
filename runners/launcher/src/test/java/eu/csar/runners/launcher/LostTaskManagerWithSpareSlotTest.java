package eu.csar.runners.launcher;

/** A run that loses a TaskManager while another has a free slot. */
final class LostTaskManagerWithSpareSlotTest extends LostTaskManager {
  LostTaskManagerWithSpareSlotTest() {
    super(true);
  }
}
