package eu.csar.pipelines.statistics;

import eu.csar.transforms.tabulate.SumFigures;
import eu.csar.transforms.tabulate.rules.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where the job leaves its figures. An attempt that is repeated leaves the same bytes. */
record FigureFile(String path) implements SumFigures.Keeping {
  private static final long serialVersionUID = 1L;

  @Override
  public void keep(byte[] figures) throws IOException {
    Path file = Path.of(path);
    Path own = Files.createTempFile(file.getParent(), "figures", "");
    Files.write(own, figures);
    Files.move(own, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The figures; none where the job had nothing to count. */
  Figures read() throws IOException {
    Figures figures = new Figures();
    if (Files.exists(Path.of(path))) {
      figures.addAll(Files.readAllBytes(Path.of(path)));
    }
    return figures;
  }
}
