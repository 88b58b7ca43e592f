package import Model

/// A JSON Schema of draft 2020-12, limited to the keywords that the schemas in `Documentation/schemas` use. Any other
/// keyword is an error, so that none is without effect unnoticed.
package struct JSONSchema {
    /// Why a schema cannot be used.
    package struct Invalid: Error, CustomStringConvertible {
        package let description: String
    }

    /// The outcome of comparing a value with a schema.
    package struct Review {
        /// One message for each violation, with the path of the value.
        package fileprivate(set) var errors: [String] = []
        /// The pointers of the properties that had a value other than null.
        package fileprivate(set) var present: Set<String> = []
    }

    private let root: JSON
    private var patterns: [String: Regex<AnyRegexOutput>] = [:]
    /// The pointers of all properties, such as `#/$defs/deal/properties/kind`.
    package private(set) var properties: Set<String> = []
    /// The pointers of the objects that allow properties they do not name, or do not require one that they do.
    package private(set) var openObjects: Set<String> = []
    /// The pointers of the properties without a description.
    package private(set) var undescribed: Set<String> = []

    /// Reads a schema; throws if it has a keyword that is unknown or of the wrong form.
    package init(_ root: JSON) throws {
        self.root = root
        try read(root, at: "#")
    }

    /// Compares a value with the schema.
    package func review(_ value: JSON) -> Review {
        var review = Review()
        compare(value, with: root, at: "", "#", &review)
        return review
    }
}

extension JSONSchema {
    private static let types: Set = ["null", "boolean", "number", "integer", "string", "array", "object"]

    private mutating func read(_ schema: JSON, at pointer: String) throws {
        guard case .object(let keywords) = schema else { throw Invalid(description: "\(pointer) is not an object") }
        for keyword in keywords {
            guard try read(keyword, at: "\(pointer)/\(keyword.name)") else {
                throw Invalid(description: "\(pointer)/\(keyword.name) is unknown or has the wrong form")
            }
        }
        guard case .object(let members)? = schema["properties"] else { return }
        let required = schema["required"]?.strings ?? []
        if schema["additionalProperties"] != false || members.contains(where: { !required.contains($0.name) }) {
            openObjects.insert(pointer)
        }
        for member in members {
            let property = "\(pointer)/properties/\(member.name)"
            properties.insert(property)
            if description(of: member.value)?.isEmpty ?? true { undescribed.insert(property) }
        }
    }

    /// Reads a keyword; false if it is unknown or has the wrong form.
    private mutating func read(_ keyword: JSON.Member, at pointer: String) throws -> Bool {
        switch (keyword.name, keyword.value) {
        case ("$schema", .string), ("$id", .string), ("title", .string), ("description", .string): return true
        case ("minimum", .number), ("maximum", .number), ("enum", .array), ("const", _): return true
        case ("additionalProperties", let value): return value == false
        case ("required", let value): return value.strings != nil
        case ("type", let value): return (value.strings ?? [value.string ?? ""]).allSatisfy(Self.types.contains)
        case ("$ref", .string(let reference)): return target(reference) != nil
        case ("pattern", .string(let pattern)): patterns[pattern] = try Regex(pattern)
        case ("items", let value): try read(value, at: pointer)
        case ("anyOf", .array(let branches)):
            for (index, branch) in branches.enumerated() { try read(branch, at: "\(pointer)/\(index)") }
        case ("properties", .object(let members)), ("$defs", .object(let members)):
            for member in members { try read(member.value, at: "\(pointer)/\(member.name)") }
        default: return false
        }
        return true
    }

    /// The schema that a reference means; nil if there is none.
    private func target(_ reference: String) -> JSON? {
        let prefix = "#/$defs/"
        return reference.hasPrefix(prefix) ? root["$defs"]?[String(reference.dropFirst(prefix.count))] : nil
    }

    private func description(of schema: JSON) -> String? {
        schema["description"]?.string ?? schema["$ref"]?.string.flatMap(target)?["description"]?.string
    }
}

extension JSONSchema {
    private func compare(
        _ value: JSON, with schema: JSON, at path: String, _ pointer: String, _ review: inout Review
    ) {
        guard case .object(let keywords) = schema else { return }
        for keyword in keywords {
            switch (keyword.name, keyword.value) {
            case ("$ref", .string(let reference)):
                if let target = target(reference) { compare(value, with: target, at: path, reference, &review) }
            case ("anyOf", .array(let branches)): compare(value, with: branches, at: path, pointer, &review)
            case ("properties", .object(let members)):
                for member in members {
                    guard let inner = value[member.name] else { continue }
                    let property = "\(pointer)/properties/\(member.name)"
                    if inner != .null { review.present.insert(property) }
                    compare(inner, with: member.value, at: "\(path)/\(member.name)", property, &review)
                }
            case ("items", let items):
                guard case .array(let values) = value else { continue }
                for (index, inner) in values.enumerated() {
                    compare(inner, with: items, at: "\(path)/\(index)", "\(pointer)/items", &review)
                }
            default:
                if let message = violation(of: keyword, in: schema, by: value) {
                    review.errors.append("\(path.isEmpty ? "/" : path): \(message)")
                }
            }
        }
    }

    /// Compares a value with alternatives; if none fits, the errors are those of the one with the fewest.
    private func compare(
        _ value: JSON, with branches: [JSON], at path: String, _ pointer: String, _ review: inout Review
    ) {
        let reviews = branches.enumerated().map { index, branch in
            var review = Review()
            compare(value, with: branch, at: path, "\(pointer)/anyOf/\(index)", &review)
            return review
        }
        guard let best = reviews.min(by: { $0.errors.count < $1.errors.count }) else { return }
        review.errors += best.errors
        review.present.formUnion(best.present)
    }

    /// A message if a value violates a keyword that concerns it alone.
    private func violation(of keyword: JSON.Member, in schema: JSON, by value: JSON) -> String? {
        switch (keyword.name, keyword.value, value) {
        case ("type", let types, _):
            let types = types.strings ?? [types.string ?? ""]
            return types.contains { value.isOf(type: $0) } ? nil : "not \(types.joined(separator: " or "))"
        case ("required", let names, .object):
            let missing = names.strings?.filter { value[$0] == nil } ?? []
            return missing.isEmpty ? nil : "no \(missing.joined(separator: ", "))"
        case ("additionalProperties", _, .object(let members)):
            let unknown = members.map(\.name).filter { schema["properties"]?[$0] == nil }
            return unknown.isEmpty ? nil : "not in the schema: \(unknown.joined(separator: ", "))"
        case ("enum", .array(let values), _): return values.contains(value) ? nil : "none of the allowed values"
        case ("const", let only, _): return value == only ? nil : "not the only allowed value"
        case ("pattern", .string(let pattern), .string(let text)):
            return patterns[pattern].map { text.contains($0) } ?? false ? nil : "\(text) does not match \(pattern)"
        case ("minimum", .number(let least), .number(let number)): return number >= least ? nil : "\(number) < \(least)"
        case ("maximum", .number(let most), .number(let number)): return number <= most ? nil : "\(number) > \(most)"
        default: return nil
        }
    }
}

extension JSON {
    /// The text, if this is one.
    fileprivate var string: String? { if case .string(let text) = self { text } else { nil } }

    /// The texts, if this is an array of nothing else.
    fileprivate var strings: [String]? {
        guard case .array(let values) = self else { return nil }
        let texts = values.compactMap(\.string)
        return texts.count == values.count ? texts : nil
    }

    fileprivate func isOf(type: String) -> Bool {
        switch self {
        case .null: type == "null"
        case .bool: type == "boolean"
        case .number(let number): type == "number" || type == "integer" && number == number.rounded()
        case .string: type == "string"
        case .array: type == "array"
        case .object: type == "object"
        }
    }
}
