import Model
import TestSupport
import Testing

/// The validator that holds the schemas in `Documentation/schemas` against the output.
@Suite struct JSONSchemaTests {
    @Test(
        "each keyword accepts what it should and refuses what it should",
        arguments: [
            (#"{"type": "integer"}"#, "3", "3.5"), (#"{"type": "number"}"#, "3.5", "\"3\""),
            (#"{"type": "boolean"}"#, "true", "1"), (#"{"type": ["string", "null"]}"#, "null", "false"),
            (#"{"type": "array"}"#, "[]", "{}"), (#"{"type": "object"}"#, "{}", "[]"),
            (#"{"enum": ["a", 1]}"#, "1", "\"b\""), (#"{"const": 21}"#, "21", "20"),
            (#"{"pattern": "^\\d{4}$"}"#, "\"2024\"", "\"24\""), (#"{"minimum": 0}"#, "0", "-1"),
            (#"{"maximum": 1}"#, "1", "1.5"), (#"{"items": {"type": "null"}}"#, "[null]", "[null, 0]"),
            (#"{"required": ["a"]}"#, #"{"a": null}"#, #"{"b": 1}"#),
            (#"{"properties": {"a": {"type": "string"}}}"#, #"{"b": 1}"#, #"{"a": 1}"#),
            (#"{"properties": {"a": {}}, "additionalProperties": false}"#, #"{"a": 1}"#, #"{"a": 1, "b": 1}"#),
            (#"{"anyOf": [{"type": "null"}, {"minimum": 2}]}"#, "2", "1"),
            (##"{"$ref": "#/$defs/a", "$defs": {"a": {"const": 1}}}"##, "1", "2"),
        ])
    func keyword(schema: String, good: String, bad: String) throws {
        let schema = try JSONSchema(JSON(parsing: schema))
        #expect(schema.review(try JSON(parsing: good)).errors == [])
        #expect(schema.review(try JSON(parsing: bad)).errors.count == 1)
    }

    @Test(
        "a schema with an unknown keyword, an unknown type or a reference to nothing is refused",
        arguments: [
            #"{"format": "date"}"#, #"{"type": "date"}"#, ##"{"$ref": "#/$defs/a"}"##, #"{"minimum": "1"}"#,
            #"{"additionalProperties": true}"#, #"{"required": [1]}"#, #"{"pattern": "("}"#, "[]",
            #"{"items": {"items": {"maxItems": 1}}}"#, #"{"properties": {"a": {"else": {}}}}"#,
        ])
    func refused(schema: String) throws {
        let schema = try JSON(parsing: schema)
        #expect(throws: (any Error).self) { try JSONSchema(schema) }
    }

    @Test("errors name the path of the value")
    func path() throws {
        let schema = try JSONSchema(
            JSON(parsing: ##"{"properties": {"a": {"items": {"$ref": "#/$defs/b"}}}, "$defs": {"b": {"const": 1}}}"##))
        let errors = schema.review(try JSON(parsing: #"{"a": [1, 2]}"#)).errors
        #expect(errors == ["/a/1: not the only allowed value"])
    }

    @Test("properties that had a value, those without a description and open objects are listed")
    func lists() throws {
        let text = ##"""
            {"properties": {"a": {"description": "A."}, "b": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/c"}]}},
             "required": ["a", "b"], "additionalProperties": false,
             "$defs": {"c": {"properties": {"d": {"$ref": "#/$defs/e"}}}, "e": {"description": "E."}}}
            """##
        let schema = try JSONSchema(JSON(parsing: text))
        let inner = "#/$defs/c/properties/d"
        #expect(schema.properties == ["#/properties/a", "#/properties/b", inner])
        #expect(schema.undescribed == ["#/properties/b"])
        #expect(schema.openObjects == ["#/$defs/c"])
        let review = schema.review(try JSON(parsing: #"{"a": null, "b": {"d": 1}}"#))
        #expect(review.errors == [] && review.present == ["#/properties/b", inner])
    }

    @Test("JSON text is parsed by the kind of each value")
    func parsing() throws {
        #expect(
            try JSON(parsing: #"{"b": [true, 1, 0.5, null, "x"], "a": {}}"#)
                == ["a": [:], "b": [true, 1, 0.5, nil, "x"]])
        #expect(throws: (any Error).self) { try JSON(parsing: "{") }
    }
}
