extension Thesis {
    /// Whether a condition looks back further than the newest sessions that a start reads
    /// (`ThesisInputs.newestSessions`): with these alone its result could be another one.
    public var looksFarBack: Bool { conditions.contains { $0.holds.inputs.looksFarBack } }
}
