package dev.suitehub.openapi;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the sources say of packages, types and methods, as Markdown. */
final class Comments {

  /** One comment: its first sentence, what follows it, and its {@code @param}s by name. */
  record Comment(String first, String rest, Map<String, String> parameters) {

    static final Comment NONE = new Comment("", "", Map.of());

    String all() {
      return (first + "\n\n" + rest).strip();
    }
  }

  private final Map<String, Comment> byName = new HashMap<>();

  private Comments() {}

  /** Of all sources below {@code folder}. */
  static Comments below(Path folder) throws IOException {
    Comments comments = new Comments();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> found = Files.walk(folder)) {
      List<Path> sources = found.filter(path -> path.toString().endsWith(".java")).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  problem -> {},
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      DocTrees trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        comments.new Reader(trees, unit).scan(unit, null);
      }
    }
    return comments;
  }

  Comment of(Class<?> type) {
    return byName.getOrDefault(type.getCanonicalName(), Comment.NONE);
  }

  Comment of(Method method) {
    String name = method.getDeclaringClass().getCanonicalName() + "#" + method.getName();
    return byName.getOrDefault(name + "/" + method.getParameterCount(), Comment.NONE);
  }

  Comment ofPackage(String name) {
    return byName.getOrDefault(name, Comment.NONE);
  }

  private static Comment comment(DocCommentTree tree) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (DocTree tag : tree.getBlockTags()) {
      if (tag instanceof ParamTree parameter) {
        parameters.put(parameter.getName().toString(), text(parameter.getDescription()));
      }
    }
    return new Comment(text(tree.getFirstSentence()), text(tree.getBody()), parameters);
  }

  private static String text(List<? extends DocTree> parts) {
    return parts.stream()
        .map(Comments::text)
        .collect(Collectors.joining())
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static String text(DocTree part) {
    if (part instanceof LiteralTree literal) {
      return "`" + literal.getBody().getBody().strip() + "`";
    }
    if (part instanceof LinkTree link) {
      String label = text(link.getLabel());
      return label.isEmpty() ? "`" + link.getReference().getSignature() + "`" : label;
    }
    if (part instanceof TextTree plain) {
      return plain.getBody();
    }
    return part.toString().equals("<p>") ? "" : part.toString();
  }

  /** Walks one source file. */
  private final class Reader extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final DocTrees trees;
    private final List<String> names = new ArrayList<>();

    Reader(DocTrees trees, CompilationUnitTree unit) {
      this.trees = trees;
      names.add(String.valueOf(unit.getPackageName()));
    }

    @Override
    public @Nullable Void visitPackage(PackageTree tree, @Nullable Void nothing) {
      note("");
      return super.visitPackage(tree, null);
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
      names.add(tree.getSimpleName().toString());
      note("");
      super.visitClass(tree, null);
      names.remove(names.size() - 1);
      return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
      note("#" + tree.getName() + "/" + tree.getParameters().size());
      return super.visitMethod(tree, null);
    }

    private void note(String member) {
      DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
      if (comment != null) {
        byName.put(String.join(".", names) + member, comment(comment));
      }
    }
  }
}
