// Wiring only: every command is in command/.
#include "command/command.hpp"

int main(int argc, char** argv) { return jenjang::command::run(argc, argv); }
