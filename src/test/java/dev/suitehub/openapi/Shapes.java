package dev.suitehub.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Records as schemas: what is not {@code @Nullable} is always there. */
final class Shapes implements ModelConverter {

  private final Comments comments;
  private final ModelConverters converters = new ModelConverters();
  private final Map<String, Schema<?>> named = new TreeMap<>();

  Shapes(Comments comments) {
    this.comments = comments;
    converters.addConverter(this);
  }

  /** All that were asked for, by name. */
  Map<String, Schema<?>> named() {
    return named;
  }

  Schema<?> of(Type type) {
    ResolvedSchema resolved =
        converters.resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
    resolved.referencedSchemas.forEach((name, schema) -> named.put(name, (Schema<?>) schema));
    return resolved.schema;
  }

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    JavaType java = Json.mapper().constructType(type.getType());
    Class<?> raw = java.getRawClass();
    if (raw == JsonArray.class) {
      return new ArraySchema().items(anyObject());
    }
    if (raw == JsonObject.class) {
      return anyObject();
    }
    if (raw.isRecord()) {
      String name = name(raw);
      if (!context.getDefinedModels().containsKey(name)) {
        context.defineModel(name, new ObjectSchema(), type, null);
        context.defineModel(name, object(raw, context), type, null);
      }
      return new Schema<>().$ref("#/components/schemas/" + name);
    }
    return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
  }

  private Schema<?> object(Class<?> type, ModelConverterContext context) {
    Comments.Comment comment = comments.of(type);
    Schema<?> object = new ObjectSchema().description(comment.all());
    for (RecordComponent component : type.getRecordComponents()) {
      Schema<?> property =
          context.resolve(new AnnotatedType(component.getGenericType()).resolveAsRef(true));
      String says = comment.parameters().get(component.getName());
      if (says != null && property.get$ref() == null) {
        property.description(says);
      }
      object.addProperty(component.getName(), property);
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        object.addRequiredItem(component.getName());
      }
    }
    return object;
  }

  private static Schema<?> anyObject() {
    return new ObjectSchema().additionalProperties(true);
  }

  /** Several resources have a {@code View}: it is called after its resource. */
  private static String name(Class<?> type) {
    Class<?> around = type.getEnclosingClass();
    return around == null
        ? type.getSimpleName()
        : around.getSimpleName().replaceFirst("Resource$", "") + type.getSimpleName();
  }
}
