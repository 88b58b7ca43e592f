/// A type of value for configuration keys, with its parser, writer and description.
package struct ValueForm<Value: Sendable>: Sendable {
    /// A description: `a time such as "20 s"`.
    package let description: String
    /// Parses a TOML value.
    package let read: @Sendable (TOMLItem) throws(InvalidValue) -> Value
    /// Writes a value as TOML.
    package let write: @Sendable (Value) -> String
    /// A sentence for the documentation if the default does not show it: the alternatives, or a limit.
    package var explanation: String?

    package init(
        description: String, read: @escaping @Sendable (TOMLItem) throws(InvalidValue) -> Value,
        write: @escaping @Sendable (Value) -> String, explanation: String? = nil
    ) {
        self.description = description
        self.read = read
        self.write = write
        self.explanation = explanation
    }

    /// The same form, with a text that stands for nil.
    package func optional(_ placeholder: String) -> ValueForm<Value?> {
        ValueForm<Value?>(
            description: description,
            read: { item throws(InvalidValue) in item == .text(placeholder) ? nil : try read(item) },
            write: { value in value.map(write) ?? TOMLText.quoted(placeholder) })
    }
}
