import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Lucene's PersianAnalyzer behind the protocol of README.md: it finds words, for search. */
public class Peer {
    public static void main(String[] args) throws IOException {
        if (!args[0].equals("words")) System.exit(3);
        List<String> lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).lines().toList();
        try (PersianAnalyzer analyzer = new PersianAnalyzer(CharArraySet.EMPTY_SET)) {
            for (int warm = 0; warm < 3; warm++) for (String line : lines) words(analyzer, line);
            List<String> out = new ArrayList<>();
            long start = System.nanoTime();
            for (String line : lines) out.add(words(analyzer, line));
            System.err.println("seconds: " + (System.nanoTime() - start) / 1e9);
            PrintStream to = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
            for (String line : out) to.println(line);
            to.flush();
        }
    }

    /** The words as they stand in the line, not as the analyzer folds them. */
    static String words(PersianAnalyzer analyzer, String line) throws IOException {
        StringBuilder out = new StringBuilder();
        try (TokenStream s = analyzer.tokenStream("text", line)) {
            OffsetAttribute at = s.addAttribute(OffsetAttribute.class);
            s.reset();
            while (s.incrementToken()) {
                if (out.length() > 0) out.append('\t');
                out.append(line, at.startOffset(), at.endOffset());
            }
            s.end();
        }
        return out.toString();
    }
}
