// A library that is no plugin: JENJANG_PLUGIN was forgotten.
int somebody_elses_function() { return 1; }
