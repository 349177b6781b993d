package app.voda.hostile;

import app.voda.bench.Figures;

/// Twenty thousand hostile requests.
class StormBench extends StormContract {
  StormBench() {
    super(20_000);
  }

  @Override
  void tell(Storm.Result result) {
    Figures.print(
        "hostile requests",
        "%,d in %.1f s, slowest %d ms, %d excused, answers %s"
            .formatted(
                result.requests(),
                result.time().toMillis() / 1e3,
                result.slowest().toMillis(),
                result.excused(),
                result.answers()));
  }
}
