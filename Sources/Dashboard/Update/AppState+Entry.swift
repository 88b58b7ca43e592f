import Screen

extension AppState {
    /// Does what the palette does when a line is typed into it and its first suggestion is chosen.
    mutating func enter(line: String) -> [Effect] {
        notice = nil
        page = nil
        var prompt = Prompt(.palette, from: selected)
        prompt.add(line)
        return enter(prompt)
    }
}
