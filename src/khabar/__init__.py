"""khabar: who met whom, when and where, and who said what, in Arabic news."""
