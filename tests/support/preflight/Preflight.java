import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.exception.SyntaxValidationException;
import org.apache.pdfbox.preflight.parser.PreflightParser;

/** Judges every file named on a line of the input by the rules of PDF/A-1b; one process for all of them. */
public class Preflight {
  public static void main(String[] none) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader names =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String name = names.readLine(); name != null; name = names.readLine()) {
      try {
        for (ValidationResult.ValidationError error : judge(new File(name)).getErrorsList()) {
          String details = String.valueOf(error.getDetails()).replaceAll("\\s+", " ");
          out.println("ERROR\t" + name + "\t" + error.getErrorCode() + "\t" + details);
        }
      } catch (Exception unreadable) {
        out.println("ERROR\t" + name + "\tthrown\t" + unreadable.getClass().getName());
      }
      out.println("DONE\t" + name);
    }
  }

  private static ValidationResult judge(File file) throws Exception {
    PreflightParser parser = new PreflightParser(file);
    try {
      parser.parse();
    } catch (SyntaxValidationException broken) {
      return broken.getResult();
    }
    try (PreflightDocument document = parser.getPreflightDocument()) {
      document.validate();
      return document.getResult();
    } catch (SyntaxValidationException broken) {
      return broken.getResult();
    }
  }
}
