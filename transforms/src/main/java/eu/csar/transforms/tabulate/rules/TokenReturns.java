package eu.csar.transforms.tabulate.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What meets under one token: at most one forward, and all that was returned on it. */
final class TokenReturns {
  private @Nullable ForwardOf forward;
  private final List<Returned> followUp = new ArrayList<>(1);
  private final List<Returned> assessments = new ArrayList<>(0);
  private final List<Returned> referrals = new ArrayList<>(0);

  void forward(ForwardOf of) {
    forward = of;
  }

  @Nullable ForwardOf forward() {
    return forward;
  }

  /** Rows by their tag. */
  List<Returned> of(int tag) {
    return switch (tag) {
      case 1 -> followUp;
      case 2 -> assessments;
      default -> referrals;
    };
  }
}
