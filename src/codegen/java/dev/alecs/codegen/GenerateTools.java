package dev.alecs.codegen;
final class GenerateTools { public static void main(String[] a){ System.out.println(java.util.List.of(a)); } }
